"""What is weighed of a sentence, by its weight in twentieths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
+13  your
+11  .y
+10  .e  .i  .lb  their
+9  .#m  but  doubt  every  failo  per
+8  .&  .E  .O  .Pdn  .Ph  .k  .nw  F>P  I>Q  ^ there  has been  no doubt  reset  token  updat
+8  wrong
+7  , but  .#xR  .6  .Mt  .P  .P9  .aU  .m  .xF  Q>Q  R>$  at the  compe  doubl  guara  maint
+7  model $  more  not docum  our key  plan  platf  tenan  to a  twice
+6  # reque  , the  .%  .&h  .9;P  .@k  .BF  .IB  .Ix1  .Ixb  .L  .Ldn  .Mb  .Pk  .Ubl  .W  .W$
+6  .X;  .^B  .^BF  .^Pb  .^nB  .^xT  .bL  .by  .nB  .v  .xFo  .xbX  .y#  O>O  T>  ^ no  ^ you
+6  acces to  accou $  and #  answe $  are  avera  back  broke  by a  clear  costs  custo  datab
+6  embed  error $  expir  fault  fix  made  new  noon $  offli  on this  pay  than  the datab
+6  the list  the outag  was a  was offli  will  you  yours $
+5  $>$  ->H  .$h  .,P  .,§  .1Rn  .1h  .7  .9Q  .:P  .B  .C:  .Fp$  .H  .IF  .IQ  .Mp  .PS  .Pb2
+5  .Pp#  .Qo  .VR$  .^$p  .^@  .^@k  .^A  .^Ld  .^Mb  .^Tb  .^c  .^§v  .bz  .d@x  .lbk  .oxb  .pPS
+5  .q  .sp  .spx  .xM$  .xk  .xkp  .xpP  .z$  .§o  >P  Ln>  Ln>L  Q>  U>Q  ^ avail  ^ users
+5  a fault  a minut  accou  annou  answe with  at comet  behin  but the  certi  cheap  each  error
+5  error are  eu  europ  failo $  far  for code  gatew $  get  given  half  is slow  june  layer
+5  left $  list  log in  met  model will  must  n>M  never  node  noon  norma  not log  notic
+5  our analy  our plan  over $  overl  paid  pool  rate limit  rejec  reque that  shows  so
+5  statu page  suspe  takes  the dns  the maint  the rate  the top  there is  time  to #  told
+5  up with  upstr  use  used to  vendo  versi  we would  what it  would have  yours
+4  # per  '>'  .#Ru  .&b  .,_  .,_P  .,§b  .1#R  .1bx  .2_  .5  .9p1  .@p  .C:P  .F9x  .FxP  .G
+4  .IF$  .IQb  .Lb  .Mbx  .Ms  .Pv  .Q  .RU  .Rbo  .Rn  .Ru  .Rx#  .Rxp  .UhW  .Unh  .Uy  .^Fb
+4  .^IU  .^M  .^Tx  .^lb  .^nd  ._p  ._p#  .a  .b2  .bO,  .bnx  .bs  .c  .d1#  .dnx  .hI  .hW
+4  .hnQ  .hxF  .hxP  .lpx  .nID  .ny  .oU  .oU$  .pN$  .pP$  .pi  .pp#  .pu,  .tz  .tz$  .u$  .upx
+4  .x#h  .x1b  .x:n  .xF$  .xQ  .y$  >'  >L  >Q  A>  A>A  M>M  M?>@  P>P  Pn>  Pn>P  U>C  ^ answe
+4  ^ calls  ^ comet  ^ every  ^ nothi  ^ reque  a bad  a credi  again  all custo  alway  analy
+4  bad  burst  by an  can you  chann  charg us  chat is  claim about  comet  confi that  contr
+4  could  credi  deliv  did you  dolla  due  edge  error is  expir certi  forma  given $  had
+4  hours  image  inclu  inste of  keep  laten is  layer $  like  load  long $  lost  milli
+4  minut ,  model are  monda $  month  much  name is  no other  no reque  norma $  not the  note
+4  of yours  old  organ  origi  our accou  our promp  our traff  per token  provi  reach  recov at
+4  reduc  refus  respo time  secon $  sent $  stopp  telli  that is  that no  the dashb  the origi
+4  the price  the retri  those  those of  tier  top  trigg  troub  two hours  use $  users  usual
+4  we paid  weeke  weeke $  were  whole  withi a  witho  witho telli  won't  work  worse
+4  you pleas
+3  # are  # dolla  # may  # perce  # were  '>P  .#%  .#Fp  .'l  .'x  .'xb  .,b  .,nF  ./  ./$  .1L
+3  .1R  .1np  .4  .:#$  .@  .B1  .D  .Ex  .Ex$  .Fo  .FxU  .H$  .IUb  .M$  .Mv  .Mvp  .Phx  .PpP
+3  .Qpx  .Rno  .Ru$  .Tx  .UR  .URx  .Ue  .Uh  .U¬  .X  .Zb  .^#F  .^'  .^A:  .^B1  .^Mv  .^P9
+3  .^Rt  .^Ue  .^U¬  .^Z  .^p'  .^xM  .^xc  ._P  ._bx  ._np  .b  .b2p  .bx$  .d@  .e;  .g  .kI
+3  .kIx  .m#  .nA  .nA$  .nFx  .nQo  .nd  .ns  .nx$  .nxO  .opI  .p'x  .pC:  .pxR  .s  .u  .vx$
+3  .x9x  .xH  .xH$  .xPh  .xU1  .xbE  .xbc  .xcx  .xpW  .yp  .¬  >B  >D  >O  >T  ?>@  Fn>B  I>l
+3  I?>  L>L  O>  Rn>P  ^ can  ^ from  ^ image  ^ sever  ^ the  ^ this  a deplo  about an  above
+3  acces  activ  affec  an expir  an overl  and not  broke our  cap  charg  chat endpo  comet side
+3  compa  conge  conge $  count  custo was  dashb  data  data centr  datab was  deliv $  doesn
+3  each call  enoug  estab that  expir on  from #  got  guara deliv  handl  is known  is not
+3  is to  it is  it must  l>@  laten of  left the  level  lower  milli token  misco  misco $  n>$
+3  n>B  n>O  no uptim  not enoug  not what  other custo  our invoi  our jobs  our quota  outag
+3  outsi  overn  overn $  paral  part $  per image  per minut  perce  promp $  prove that
+3  provi had  provi was  quest $  ran out  reach the  repli  reque take  resto  rollo  rollo $
+3  route is  same error  send  stale  stopp $  strip  that were  that you  the accou  the chann
+3  the comet  the data  the faile  the fix  the new  the plan  the previ  the relea  the route
+3  the us  this $  this was  to be  token that  token were  twice $  use the  was misco  was wrong
+3  we lost  we send  what  what was  which was  your proxy  zero
+2  ->S  .#m$  .$n  .%p  .0pu  .1,  .6b  .Ad  .Adb  .D,  .FB  .Fbp  .Gn  .Phn  .Qo$  .R0  .R0p
+2  .Uyp  .^Ad  .^Mp  .^R0  .^nP  .^pI  .^§  ._Pb  .aR  .aRt  .bL$  .bP$  .bi  .bi$  .dnF  .hP  .i$
+2  .kB  .m$  .nFp  .nP  .nQ  .nxQ  .oW  .p#u  .pU$  .q#  .rP  .s$  .x,§  .x6  .xb9  .xpU  .xx$
+2  .xxI  F>'  I>L  L>@  On>  On>O  P>  T>T  ^ it  ^ provi  ^ their  a secon  asia  by this  cache
+2  capac  cause the  centr  charg twice  chat  class  credi left  doubl billi  expen  faile ,
+2  failu at  for it  image $  in your  is down  is wrong  known to  logs  made $  meter  misse
+2  must not  n>P  no credi  notic $  other tenan  our regio  paid for  price list  prove  refun
+2  since #  so it  that our  the #  the throt  the whole  them $  us for  varia  we pay  what we
+2  why  will be  wish  wish to  witho notic
+1  .1M  .O1  .Rt  .Rt#  .^O  .^Ps  .^V  .^VR  .kb  .pP  .paU  .pxU  .t#u  .vp#  .x#:  .xp$  .§bs
+1  >$  ^ fyi  ^ why  annou $  fyi  in under  is a  n>H  nobod could  servi level  side  the bill
+1  them  took  was up
-1  .'S  .'x$  .*p  .1x  .Uhx  .pF$  : #  gatew was  have been  model was  we did  would
-2  # messa  # with  .#p  .*n  .,d  .,nx  .1P  .1W  .2x  .9$  .9pP  .FR1  .Hb2  .IA  .MbE  .Mx$
-2  .Rby  .RnR  .Tbo  .^*  .^FR  .^IA  .^Pt  .^nh  .^p  ._  ._V  .b#u  .b9p  .n*  .p#:  .p#R  .pMp
-2  .xMb  .xxb  .xxp  .§9$  : not  P>@  Q>H  ^ did  ^ is  ^ send  ^ start  budge  came  chang nothi
-2  code  comet to  compa the  concu limit  cut after  error messa  for us  haven  is resol  may be
-2  measu  model in  neith  no data  no visib  nobod has  only the  out $  page descr  pleas
-2  promp was  proxy $  reads  repla  reque $  reque ,  run  sampl $  says that  statu of  subje
-2  swapp  that the  the endpo  the sampl  this ticke  two calls  up to  was an  was not  worke
-3  # ?  # in  .#$  .$U  .$x$  .'Q$  .,h  .1_x  .9;@  .9M  .:nF  .;@  .;@$  .F#  .Fbs  .Fbx  .Ik
-3  .IxP  .M:  .MFb  .Mh  .Mt#  .P$  .PP$  .Pb9  .Px  .RF  .Rbk  .Rh#  .UU  .Ukx  .Ux§  .^#b  .^9x
-3  .^F  .^Lp  .^P1  .^T:  .^Yb  .^nc  .^nx  .^p$  .^qI  .bO$  .bo$  .boQ  .br$  .bsb  .bxx  .dn1
-3  .n1  .nc  .no  .nxM  .nxc  .oQb  .ox$  .p$U  .pIR  .pR$  .ppx  .pxA  .r$  .sR  .sb  .x'  .xFb
-3  .xh  .xop  .xvp  .x§b  .§w  A>'  I>  ^ compa  ^ that  ^ what  a topic  after  answe  api $
-3  are charg  are not  aren'  aren' sayin  at fault  at its  befor  billi $  by us  can  can't
-3  cause $  check  clean  credi are  day  day $  defau $  deny  discu  docum  earli  endpo  ends
-3  evide that  faile $  field  find $  findi  first  for that  for the  from  guess  had #
-3  has confi  help page  id  impli  in #  incid  infer  is at  is unava  it works  json  key was
-3  know  knowl  laten :  limit :  limit of  many  many reque  me  model :  model is  no  no evide
-3  nor  not confi  not reque  of a  of this  on price  once  open  our deplo  our worke  out
-3  page lists  place $  possi $  price we  probl  refer  regar  reque with  resol $  role
-3  servi had  share the  steps  test  that comet  the affec  the body  the custo  the docum
-3  the messa  the other  the packe  the quota  the sente  the token  there $  this packe
-3  this that  to find  to say  too many  tool $  topic  trace  track  unava  unkno $  upstr is
-3  url  url $  valid  view  visib  was down  was never  we aren'  we leave  wheth the  wheth there
-3  with #  witho strea
-4  # #  # ,  # minut  '>@  , we  .#b  .#p#  .1_  .1n  .:d  .:no  .;x$  .=  .?  .?$  .A,  .FF  .Ff
-4  .Fp  .Fxb  .Ixx  .Ob  .PP  .Pbc  .Pp1  .QpU  .R,  .Ro  .Rx$  .Ubn  .Ubp  .Xp  .Yp  .^$F  .^'F
-4  .^PF  .^Po  .^w  .^xU  .^§d  ._dn  .b#  .b#x  .bF  .bnF  .bno  .bp  .db  .dnh  .h#  .hnx  .hx#
-4  .nPb  .nR$  .nb  .nb9  .npx  .nxP  .oQ  .oR  .pI  .pL  .pLb  .pPp  .pUb  .pw  .x  .xL$  .xb#
-4  .xdn  .xp  .xp@  .xpO  .xpR  .xx  .xxa  .§9  =  ?  ? $  F>  F>Q  R?>  U>H  ^ how  ^ i  ^ our
-4  ^ pleas  ^ retri  ^ switc  after #  alleg  an inter  an outag  and  api key  as  asser  avail
-4  blame  call was  compl $  concl from  else  evide  failu $  fallb  findi $  fixed  from this
-4  got a  in here  in the  in this  inten  it passe  knowl of  knows  looke at  mean that  n  n a
-4  no findi  not chang  not claim  not have  not known  not mean  nothi about  nothi in  numbe
-4  our  our custo  our inter  our own  our servi  packe $  passe  possi  repro  resol  s
-4  same reque  sampl  sayin  says  show  specu  stagi  switc  team  tell  the help  timed  to
-4  to confi  tool  unkno  was remov  was slow  were remov  what happe  what the  why the  with
-4  withd
-5  # s  .#,  .#R  .#Rh  .#U  .'Q  .'xp  .:n  .F$  .Fb  .FpF  .Fpx  .Ix  .Ixp  .MV$  .M_  .N  .N$
-5  .P'Q  .PU  .R1  .U9  .UF$  .Ub1  .Ubx  .^Fp  .^Fx  .^PU  .^U9  .^Uk  .^d  .^n$  .^o  .^x9  .b$
-5  .bFp  .bI  .dU  .hnF  .kM  .nx  .o2  .pR  .x;  .xP  .xbx  .xd9  C>C  I>A  ^ on  ^ was  an
-5  asked  billi  billi is  claim  close  comme on  deeps #  don't  find  here $  it $  job  looke
-5  n>T  nn>  not prove  of an  owner  provi capac  provi to  remov  remov from  reque in  retri
-5  say  servi was  speak  that day  the respo  the secon  ticke  to comet  to the  to us  two
-5  unava $  we are  we canno  with a
-6  .#x$  .,$  .:o  .:x  .F_  .Pt  .R:  .Ud  .Uo  .^MV  .^Rp  .^xR  ._x  .d1$  .d9  .p@  .pO  .qI
-6  A>P  comme  descr  do  its  one  our clien  packe  permi  place  recor  retur a  scope  sdk
-6  sente  someb  the clien  user  verif
-7  .Ap  .MV  .Uk  .^xb  .nC  .o$  .xP$  .xbk  .xxx  U>  Un>  Un>'  ^ call  a #  about  any  body
-7  concl  how  is for  judge  look  n>C  not  page  retur  the answe  the reque  workf  would be
-8  .^1  .^b  call  if  leave  see
-9  .1  for this  here  own
-10  ->  .bo  .dbx  .o  clien  or
-11  inter
-12  .F  messa
-16  wheth
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
