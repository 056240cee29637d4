"""What is weighed of a sentence, by its weight in tenths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
+7  .P
+6  your
+5  .O  .Q  .e  .y  their  token  wrong
+4  .#m  .6  .B  .L  .^xT  .i  costs  made  tenan
+3  # per  .#xR  .&  .9Q  .D  .E  .H  .Mb  .Mt  .P9  .Ph  .Qo  .T  .VR$  .W  .^A  .^B  .^Mb  .^Pb
+3  .aU  .k  .lb  .m  .nw  .s  .spx  .v  .xF  .xFo  .xpP  .yp  ^ calls  acces to  annou  answe $
+3  but  could  credi  datab  doubt  error  every  failo  failo $  fault  fix  guara  list  more
+3  no doubt  node  offli  outag  over $  pay  per  plan  promp  reduc  reset  respo time  sent $
+3  than  the datab  to #  to be  troub  upstr  vendo  you
+2  # dolla  # perce  , but  , no  , the  .#%  .#Fp  .#Ru  .#up  .$b  .$h  .$n  .%  .&b  .&h  .'
+2  .'l  .,P  .,_  .,§  .,§b  .1R  .1Rn  .1bx  .1h  .4  .5  .7  .:P  .@  .@t  .A$  .B1  .BF  .Bbx
+2  .C:  .F,  .F9x  .FB  .Fo  .Fp$  .G  .IB  .IF$  .IQ  .IQb  .IUb  .Ix1  .Ixb  .Lb  .Ld  .Ldn
+2  .LpI  .Mbx  .Mdb  .Ms  .PS  .Pdn  .Pp#  .Ps  .RU  .Rt  .Ru  .Ru$  .Rx#  .Rxp  .Uhp  .UxC  .Uy
+2  .W$  .X;  .Y$  .^#F  .^$  .^$p  .^'  .^'x  .^@  .^A:  .^B1  .^BF  .^Ld  .^M  .^O  .^P  .^Rt
+2  .^T  .^Tx  .^Uh  .^c  .^lb  .^xM  ._1  ._P  ._Pb  ._np  .a  .b2  .b2p  .bL  .bO,  .bP$  .blp
+2  .bx,  .bxL  .bxp  .by  .bz  .d1#  .d@x  .dnF  .e;  .hO  .hP  .hnQ  .hpx  .hxF  .i$  .kF  .kF$
+2  .kI  .kIx  .lbk  .lbn  .m#  .nop  .ns  .nx$  .ny  .oM  .oU$  .o_  .opI  .ox?  .oxb  .p#_  .p'
+2  .p'x  .pN$  .pP  .pP$  .pPS  .pU$  .pVR  .pu,  .pxF  .pxR  .q  .s,  .u  .u$  .upx  .vx$  .x#:
+2  .x#h  .x1P  .x6  .xF$  .xO  .xO$  .xQp  .xU1  .xb9  .xbX  .xbc  .xp$  .xpU  .z  .z$  .§bP
+2  : the  ^ avail  ^ becau  ^ comet  ^ every  ^ nothi  ^ reque  ^ there  ^ users  ^ why  ^ you
+2  ^ your  a credi  a fault  acces  accou  accou $  all custo  alway  an expir  analy  and not
+2  annou $  answe with  are  arriv  at the  avera  back  bad  becau  below  betwe #  bille  broke
+2  burst  but the  canno be  capac  certi  chann  charg  chat  cheap  clear  confi that  could not
+2  credi left  deliv  deliv $  deplo $  did  doesn  dolla  doubl  downt  due  each  error is  eu
+2  europ  exhau  expir certi  for code  frida  get  guara deliv  half  halve  has been  hours
+2  in europ  in your  inclu  intro  is a  is down  is not  is slow  is wrong  june  keep  load
+2  log in  maint  meter  milli  model  model $  monda $  month  must  new  no reque  noon  noon $
+2  not docum  not log  not the  notic  on this  organ  origi  other tenan  our accou  our jobs
+2  our key  our plan  our quota  our traff  overl  paid  per image  per minut  perce  pool  provi
+2  regio  rejec  repli  serve is  sla  statu page  strip  sure  takes  telli  that were  the #
+2  the clust  the comet  the dashb  the dns  the faile  the list  the new  the outag  the plan
+2  the price  the proxy  the rate  the retri  the top  the us  the vendo  there is  this was
+2  those  those of  throt  time  to a  token that  told  top  twice  two hours  unlim  up with
+2  updat  use  usual  versi  was a  was compl  was offli  we paid  week  were  what  what was
+2  what we  withi  witho telli  worse  your proxy  zero
+1  # %  # are  # may  # reque  # were  $ #  %  , reque  , which  .#h  .#m$  .#p'  .$#  .$$  .$9
+1  .$Fb  .$k  .$p  .%A  .%A$  .%p  .&hx  .'x  .'x9  .*$  .*F  .*px  .,R  .,_P  .,nF  .,xU  .,xb
+1  ./  ./$  .0pu  .1#R  .1,  .1L  .2_  .5t  .5tp  .6b  .8  .9;P  .9O  .9O$  .9xF  .:#$  .:E  .:k
+1  .@k  .@xl  .A8  .Ad  .Adb  .Ex  .F9  .Fbn  .Fbp  .Fc  .Fn  .Fn$  .FpR  .FxU  .G$  .H$  .H9  .Hb
+1  .Hbp  .ID  .IF  .Ixh  .L9  .L9p  .M  .M$  .MAb  .Md  .Mp  .MpF  .Mv  .Mvp  .Mw  .P'D  .P1  .P2
+1  .P:  .PbE  .Pd  .Phn  .Pk  .PkI  .PpP  .Qbx  .Qo$  .R  .R0  .R0p  .RR  .Rbn  .Rbo  .Rbz  .Rt#
+1  .Rxb  .Tb  .Tpx  .Tx  .UR  .URx  .UbL  .Ubl  .Ue  .Uh  .Un  .Unh  .U¬  .WT  .X  .Yxp  .^#p
+1  .^$b  .^$h  .^@k  .^Ad  .^Ax  .^E  .^F1  .^Hb  .^IQ  .^IU  .^L  .^L9  .^Mp  .^Mv  .^P9  .^Pd
+1  .^Ph  .^Q  .^Qb  .^R0  .^Tb  .^Ub  .^Ue  .^U¬  .^VR  .^aM  .^hx  .^l  .^nU  .^nd  .^oF  .^x'
+1  .^x:  .^xP  .^xc  .^xp  .^§  .^§v  ._bx  ._p  ._p#  .aR  .aR$  .aUb  .ao  .b  .bG  .bL$  .bW$
+1  .bX  .bf  .bi  .bi$  .bn$  .bnf  .bns  .bnx  .bs  .bz$  .c  .cb  .d1  .dn9  .g  .h*  .hW  .hbk
+1  .hxP  .kx  .l  .lpx  .m#$  .nA  .nA$  .nB  .nFx  .nID  .nQo  .nRp  .nU  .nV  .nd  .nf  .nx#
+1  .nxO  .nx§  .o@  .oF1  .oU  .p#d  .pFb  .pN  .pP9  .pSp  .pY  .paU  .pb  .pi  .pk  .pp#  .px2
+1  .pxU  .pxx  .qP  .qx$  .rP  .sp  .t#u  .t$  .tx#  .up  .v_  .vp#  .w,  .x,  .x1b  .xFn  .xIx
+1  .xM  .xM$  .xPh  .xQ  .xW  .xbs  .xcx  .xd1  .xp'  .xx$  .xxI  .xx§  .y$  .§o  .¬  : provi  ^ a
+1  ^ accor  ^ from  ^ fyi  ^ image  ^ it  ^ laten  ^ no  ^ sla  ^ statu  ^ the  ^ they  ^ this
+1  ^ token  ^ two  ^ uptim  a datab  a retry  a secon  able  able to  above  above #  accou ,
+1  admit  affec  after the  agree  agree $  all calls  and are  anoth  answe takes  appli  apply
+1  apply to  at comet  at midni  at once  at provi  autho heade  avail $  avail was  balan
+1  balan was  behin  bill  bille $  breac  by the  by this  cache  call is  calls of  cap  cause :
+1  cause of  cause was  certi $  chat endpo  claim nothi  comet  comet side  compa  cost  cost is
+1  count  credi $  custo  custo was  dashb  data  data $  datab was  direc  disco  docum and
+1  doubl $  doubt the  dropp  dropp our  due to  each answe  enfor  error $  estab that  expen
+1  expir  far  five  for it  forma  from strea  from us  fyi  gatew $  gets  guara $  had  had the
+1  half a  happe becau  has chang  high  image  image $  invoi  is #  is the  is to  it must  jobs
+1  know the  laten is  left $  limit  limit to  liste  log  logs  longe  lost  midni  minut ,
+1  missi  model are  model will  momen  momen $  more than  much  must not  name  name is  negat
+1  never  night  nine  no credi  no longe  no other  no uptim  not able  not what  of all  of your
+1  on your  our conne  our data  our invoi  our promp  ours $  outsi  overn  overn $  paral
+1  per token  price list  prove that  provi did  quest $  quota  quota $  ran out  rate limit
+1  reach  reach the  recov at  refus  reply  reque a  reque that  requi  reset at  respo forma
+1  respo in  resto  same error  scale  secon $  send  sends  shows  shows that  sla breac  stale
+1  stopp  take  that is  that reque  the bill  the cause  the chat  the direc  the fix  the logs
+1  the maint  the missi  the momen  the throt  the whole  them  them $  they  this $  this accou
+1  tier  to your  token were  told us  took  trigg  twice $  under  up  upstr $  us  use $
+1  used to  users  was  was #  was on  was overl  was wrong  we know  we lost  we need  we never
+1  we pay  we send  weeke  weeke $  were due  what it  whole  will  will be  withi a  witho  won't
+1  work  worke $  would have  yet
-1  # at  # calls  # mini  # s  $ comet  , uptim  .###  .#,x  .#R,  .#Ub  .#u,  .#x  .'Q$  .'R  .*p
-1  .*x  .,#  .,A  .,nx  .,x  .1P  .1W  .1xM  .2,  .9#  .9Fx  .9R  .9p#  .9p$  .:M  .:h  .:nF  .Abx
-1  .Ap  .ApP  .Axp  .FP  .FPb  .FR1  .Fbs  .Fd  .FpP  .Hb2  .Ix  .IxP  .L:n  .LI  .M:  .MA:  .MF
-1  .MFb  .MbE  .Mh  .Mt#  .Mx$  .Ob9  .P$  .PF  .PFb  .Pbc  .Pxp  .Qb  .Qbo  .Qx  .Ro  .U'  .UF
-1  .UF$  .UU  .Udh  .Uhx  .UkM  .V$  .VRb  .^#U  .^#b  .^#x  .^$F  .^*  .^9x  .^@d  .^FR  .^MF
-1  .^M_  .^P1  .^PU  .^Pt  .^T:  .^Ud  .^Uk  .^Ux  .^dn  .^fF  .^nc  .^nh  .^nx  .^q  .^s  .^x9
-1  .^xU  .^xh  .^xw  .^xx  .^§9  ._  ._Q  ._V  ._xb  .ax  .axp  .b2$  .b9  .bO$  .bk$  .boQ  .bop
-1  .bsb  .bxx  .cP  .d1$  .db  .e$  .fF  .h'  .hU  .hpb  .lP  .mx  .n*  .n*$  .nFP  .nIx  .nR$
-1  .nb9  .nbo  .nc  .nl$  .no:  .noP  .nt  .nxL  .nxc  .oR$  .op  .op@  .p#:  .p#R  .p1x  .p@
-1  .pF$  .pL  .pLb  .pMp  .pO  .pO$  .pR$  .pbo  .px?  .pxA  .sR  .sb  .tp#  .x'  .x1@  .x:x  .x@
-1  .xAp  .xFb  .xL$  .xN  .xP  .xPp  .xQ$  .xS  .xUd  .xY  .xa  .xax  .xb$  .xh  .xop  .xp@  .xpO
-1  .xpa  .xx'  .xxb  .xxp  .xxv  .§9$  .§V  .§w$  : $  : no  : see  ^ compa  ^ how  ^ model  ^ not
-1  ^ proba  ^ since  ^ start  ^ strea  ^ switc  ^ was  a rate  about limit  about quota  after #
-1  answe in  answe is  answe was  api  api $  are charg  as  asked  at fault  attem $  autho
-1  avail at  be wrong  befor  befor the  body $  body was  can  can't  claim that  close the  clue
-1  comet $  comet to  comet was  comme  comme on  compa the  concl  concl from  credi are
-1  cut after  deeps  defau $  deplo at  descr  didn'  disab $  do  don't  down $  earli  ends
-1  error messa  evide that  faili  fallb  featu  finan  finis  for the  from  gatew is  guess
-1  had #  haven  help page  html  id  if the  in a  in here  in the  in two  incid  insid  inten
-1  is $  is overl  is unava  is unkno  is up  it faile  it retri  it would  json  json $  judge on
-1  knowl  knows  laten :  limit :  looke  looke at  manag $  messa in  model :  model and
-1  model in  model is  model was  my  neith the  no evide  no respo  no theor  nobod has  nor the
-1  not answe  not asser  not claim  not confi  not inves  not known  not sayin  nothi in  numbe
-1  of a  of sever  of this  on price  only one  open  our relea  out $  packe $  page descr
-1  page lists  passe $  path  pleas  pleas confi  pleas tell  point of  prese  proba  probl $
-1  provi $  proxy $  pytho  pytho #  rate of  reads  repla  repro  reque $  reque went  role  s
-1  sampl  saw  saw $  sayin that  says  says that  sendi  sent the  serve  shoul  show  someb
-1  somet  state  staye  subje  summa  summa $  suppo  suppo page  targe  team  tell us  tempo
-1  ten secon  text  that the  the affec  the autho  the body  the calls  the conne  the contr
-1  the docum  the endpo  the faili  the help  the job  the last  the messa  the other  the quota
-1  the servi  there $  this does  this is  this packe  this recor  this that  this ticke
-1  throt our  ticke $  timed out  timeo  times are  to concl  to confi  to one  to say  to the
-1  to two  track  two calls  two minut  unkno $  unkno to  url  url $  valid  valid accou  view
-1  wait for  was down  was no  was unava  we  we are  we did  we don't  we have  we leave
-1  what the  why it  why the  with  with #  with a  withd  witho strea  wrong to  your infra
-2  # #  # ,  # minut  # of  # secon  , we  .#,  .#R  .#Rh  .#U  .#p#  .#q  .#x$  .#xb  .'Q  .'xp
-2  .*n  .0#  .0#u  .1_  .1n  .2$  .9;@  .9M  .9n  .:n  .:o  .:x  .;@  .;@$  .=  .@d  .A,  .F$  .FF
-2  .Fbk  .Fbx  .Fpx  .Fxb  .Ik  .Ixp  .Ixx  .Kp  .MV$  .M_  .N$  .P'  .P,x  .PP  .PP$  .PU  .Pb9
-2  .Pbo  .Pp1  .Pt  .Q,  .R,  .R1  .Rbk  .Rby  .Rh#  .Rx$  .S$  .U9  .Ub#  .Ub1  .Ubn  .Ubp  .Ubx
-2  .Ud9  .Uhn  .Uo  .Uv  .Ux  .Ux§  .Xp  .Y  .Yp  .^#  .^+  .^2  .^9  .^Fp  .^Fx  .^Ix  .^Lp  .^MV
-2  .^PF  .^R  .^R#  .^U  .^U1  .^U9  .^Yb  .^k  .^n$  .^o  .^t  .^v  .^x  .^xR  .^§d  .a#  .b#
-2  .b$  .b9$  .bF  .bFp  .bn1  .bnF  .bno  .bnp  .bo$  .bp  .br$  .d1x  .d9  .f  .h#  .h#$  .hn
-2  .hnx  .hx#  .hx$  .hxU  .kM  .n1  .n1P  .nb  .no  .npx  .nx  .o2  .oQ  .oQb  .oR  .ox$  .p#$
-2  .p&  .pPp  .pR  .ppx  .pxP  .qI  .r$  .t#$  .x  .xb%  .xbk  .xbx  .xdn  .xp  .xvp  .§9  .§bn
-2  .§w  =  ^ can't  ^ i  ^ neith  ^ on  ^ our  ^ retri  ^ retry  ^ send  ^ that  ^ what  a topic
-2  after  alleg  an  an outag  and  answe  any  are not  as docum  asser  at its  attem  avail of
-2  billi  blame  budge  by us  call was  came  chang nothi  claim  close  compl $  deeps #  defau
-2  else  endpo  error text  evide  faile $  failu $  field  find  find $  fixed  for other
-2  for this  from this  gave  harml  has confi  have been  here $  how  in #  in this  infra
-2  is at  it $  it passe  it works  its  job  know $  knowl of  let  limit of  look at  many
-2  mean that  measu  n  n a  neith  no expla  nor  not chang  not mean  not prove  not reque
-2  nothi about  of  of an  on  once  our  our clien  our deplo  our own  our servi  our worke
-2  owner  packe  passe  place $  posit  possi  possi $  provi to  quota ,  refer  reque with
-2  resol  resol $  retri  retur  retur #  retur a  same reque  say  sayin  scope  see  sente
-2  servi  servi was  stagi  step  switc  tell  test  that comet  the answe  the custo  the packe
-2  the respo  the secon  the token  the workf  theor  timed  to  to find  to us  tool  topic  two
-2  unava  unava $  unkno  verif  visib  was never  was not  was slow  we canno  were not
-2  were remov  what happe  wheth the  worke
-3  .#b  .'P$  .,$  .?  .?$  .Fb  .Fp  .MV  .N  .Ud  .Uk  .^C  .^F  .^Rp  .^d  .^n  .^w  .^xb  ._x
-3  .dbx  .hnF  .nC  .nxP  .pPb  .t#  .x;  .xP$  .xx  .xxx  ?  ? $  ^ call  a #  body  check  got a
-3  here  if  inter  judge  leave  look  page  permi  place  recor  remov  reque in  the clien
-3  ticke  workf  would be
-4  .^1  .^b  .bo  .o$  about  call  is for  not  one  or  own  the reque
-5  .1  .o  clien  messa  wheth
-6  .F
"""
KNOWN: Final = frozenset(
    (
        "claim-billing",
        "claim-guarantee",
        "claim-latency",
        "claim-model-availability",
        "claim-platform-wide",
        "claim-price",
        "claim-provider-state",
        "claim-quota",
        "claim-rate-limit",
        "claim-root-cause",
        "claim-uptime",
    )
)
