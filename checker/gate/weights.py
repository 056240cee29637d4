"""What is weighed of a sentence, by its weight in twentieths: learned, see `likeness`.

Written by `python -m tests.gate.learning`; not to be changed by hand.
"""

from __future__ import annotations

from typing import Final

WEIGHTS: Final = """
+13  your
+11  .y  their
+10  .e  .i
+9  .k  doubt  every
+8  .#m  .#xR  .&  .E  .O  .Pdn  .Ph  .lb  .nw  F>P  I>Q  at the  but  failo  maint  model $
+8  no doubt  per  reset  token  updat  wrong
+7  , but  .6  .Mt  .P  .P9  .^Pb  .aU  .m  .xF  Q>Q  R>$  ^ there  answe $  avera  doubl  guara
+7  has been  more  not docum  plan  platf  to a  twice
+6  , the  .%  .,§  .9;P  .@k  .BF  .H  .Ixb  .L  .Ldn  .Mb  .W  .W$  .X;  .^@  .^B  .^BF  .^nB
+6  .^xT  .bL  .by  .d@x  .nB  .v  .xFo  .xbX  .xpP  .z$  O>O  T>  U>Q  ^ you  acces to  and #
+6  annou  answe with  back  by a  certi  compe  costs  custo  datab  expir  fault  june  made  new
+6  noon $  offli  on this  our analy  our key  pay  tenan  than  the datab  the dns  the outag
+6  upstr  use  will  you  yours $
+5  # per  # reque  $>$  ->H  .$h  .&h  .,P  .,§b  .1Rn  .7  .9Q  .B  .G  .IB  .IF  .IQ  .IQb  .Ix1
+5  .PS  .Pb2  .Pk  .Pp#  .Pv  .Qo  .Rn  .Ubl  .VR$  .^$p  .^A  .^Fb  .^Ld  .^Mb  .bnx  .bz  .hI
+5  .oxb  .pPS  .q  .sp  .spx  .xk  .xkp  .y#  .§o  >P  M>M  ^ avail  ^ no  ^ users  a minut  accou
+5  accou $  are  at comet  bad  behin  broke  but the  chann  cheap  clear  confi that  each
+5  embed  error  error $  error are  eu  europ  failo $  fix  for code  get  given  half  layer
+5  left $  list  load  log in  met  model will  must  n>M  never  no reque  node  noon  norma
+5  norma $  not log  notic  over $  overl  paid  pool  reach  rejec  reque that  shows  so
+5  statu page  suspe  takes  the list  the maint  the top  there is  time  to #  told  trigg
+5  up with  used to  vendo  versi  was a  was offli  we would  what it  would have  yours
+4  # were  '>'  .#Ru  .&b  .,_  .,_P  .1#R  .1h  .2_  .5  .9p1  .:#$  .:P  .@  .B1  .C:  .Ex$
+4  .F9x  .Fp$  .IF$  .IUb  .Lb  .Mp  .Ms  .Q  .RU  .Rbo  .Ru  .Rx#  .UhW  .Unh  .Uy  .^A:  .^B1
+4  .^IU  .^M  .^Tb  .^Tx  .^c  .^lb  .^nd  .^§v  ._p  ._p#  .a  .b2  .bO,  .bs  .c  .d1#  .hW
+4  .hnQ  .hxF  .lbk  .ny  .oM  .oU  .oU$  .p'x  .pN$  .pp#  .pu,  .tz  .u$  .x#h  .x1b  .x:n  .xF$
+4  .xM$  .y$  : the  >'  >L  >Q  A>  A>A  Ln>  Ln>L  P>P  Pn>  Pn>P  Q>  ^ answe  ^ calls  ^ can
+4  ^ comet  ^ every  ^ from  ^ nothi  ^ reque  a bad  a fault  above  alway  an overl  analy
+4  burst  by an  can you  cap  charg us  chat is  claim about  comet  contr  could  count  credi
+4  deliv  did you  dolla  due  edge  error is  expir certi  far  forma  given $  had  inclu
+4  inste of  is slow  keep  layer $  like  limit  long $  lost  milli  minut ,  monda $  month
+4  n>$  name is  not the  not what  note  of yours  old  our accou  our plan  our promp  overn
+4  overn $  paral  per token  provi  recov at  refus  respo time  sent $  strip  that is
+4  the comet  the dashb  the faile  the origi  the price  the rate  the retri  those  those of
+4  to be  top  troub  two hours  users  usual  we paid  weeke  weeke $  were  what was  whole
+4  withi a  won't  worse
+3  # are  # dolla  # may  # perce  '>P  .#%  .#Fp  .'l  .'x  .,nF  .1L  .1bx  .4  .@p  .D  .Ex
+3  .Fo  .FxP  .FxU  .M$  .Mbx  .Mv  .Mvp  .PpP  .Qpx  .Rno  .Rpu  .Ru$  .Rxp  .Tx  .UR  .URx  .Uh
+3  .Zb  .^#F  .^Mv  .^P9  .^Rt  .^Z  .^p'  .^xM  .^xc  .^§  ._P  ._bx  ._np  .ao  .b2p  .bC  .bi
+3  .d@  .dnx  .e;  .g  .hxP  .kI  .kIx  .lpx  .m#  .nA  .nA$  .nFx  .nID  .nQo  .nd  .nx$  .nxO
+3  .opI  .pi  .pxR  .s  .s$  .tz$  .upx  .vx$  .x9x  .xH$  .xPh  .xQ  .xU1  .xbE  .xbc  .xcx  .xpU
+3  .yp  .¬  : provi  >B  >D  >O  ?>@  Fn>B  I?>  L>L  O>  P>  Rn>P  T>T  ^ image  ^ it  ^ sever
+3  ^ the  ^ this  a credi  a secon  about an  acces  activ  affec  again  all custo  an expir
+3  and not  broke our  cache  capac  charg  chat  comet side  compa  conge  conge $  custo was
+3  dashb  deliv $  doesn  each call  enoug  estab that  expir on  from #  gatew $  got
+3  guara deliv  handl  hours  image  is known  is not  is to  it must  laten is  left the  level
+3  meter  milli token  misco  misco $  model are  much  n>B  n>O  no other  no uptim  not enoug
+3  organ  origi  other custo  our invoi  our quota  our traff  outag  outsi  part $  per image
+3  perce  promp $  prove that  provi was  ran out  reach the  reduc  repli  resto  rollo  rollo $
+3  route is  same error  secon $  send  stale  stopp  sure  telli  that were  that you  the accou
+3  the chann  the fix  the new  the plan  the previ  the relea  this $  this was  tier  token that
+3  token were  twice $  unlim  use $  was misco  was wrong  we lost  we send  which was  witho
+3  witho telli  work  your proxy  zero
+2  .#m$  .$n  .%p  .'xb  .,b  .,xb  ./  ./$  .0pu  .1,  .6b  .Ad  .Adb  .D,  .FB  .Fbp  .Gn  .H$
+2  .Phn  .Phx  .Qo$  .R0  .R0p  .Rt  .Ue  .Uyp  .U¬  .X  .^'  .^Ad  .^C:  .^Mp  .^R0  .^Ue  .^U¬
+2  .^VR  .^nP  .^pI  ._Pb  .aR  .aRt  .b  .bL$  .bi$  .bx$  .dnF  .hP  .i$  .kB  .m$  .nFp  .nP
+2  .nQ  .nxQ  .oW  .p#u  .pP$  .pxU  .q#  .u  .x#:  .x,§  .x6  .xH  .xp$  .xpW  .xx$  .xxI  .§bs
+2  >T  F>'  I>L  I>l  L>@  On>  On>O  ^ provi  ^ their  ^ why  annou $  asia  by this  cause :
+2  centr  charg twice  class  credi left  data  data centr  datab was  doubl billi  expen  faile ,
+2  for it  image $  in your  is down  is wrong  known to  l>@  log  logs  lower  made $  misse
+2  must not  n>H  n>P  no credi  notic $  other tenan  our jobs  our regio  paid for  price list
+2  prove  provi had  quest $  rate limit  refun  reque take  servi level  since #  so it  stopp $
+2  that our  the #  the bill  the data  the route  the throt  the us  us for  we know  we pay
+2  what  what we  why  will be  wish  wish to  witho notic
+1  ->S  .1M  .O1  .Rt#  .^O  .^Ps  .bP$  .bf  .kb  .pP  .pU$  .paU  .rP  .t#u  .vp#  .xb9  : #  >$
+1  >C  ^ fyi  fyi  is a  is confi  nobod could  side  the whole  took  varia  was up
-1  .'S  .1P  .Px  .Rby  .b#u  .p#:  .pF$  isn't  model was  pleas  that the  would
-2  # messa  .#p  .#x  .'x$  .*n  .*p  .,d  .,nx  .1W  .2x  .2§$  .9$  .9pP  .FR1  .Fbs  .Hb2  .IA
-2  .MbE  .Mh  .RnR  .Uhx  .Up  .^*  .^FR  .^IA  .^P1  .^Pt  .^nh  .^p  ._  ._V  .b9p  .n*  .no
-2  .nxc  .p#R  .pMp  .xFb  .xMb  .xxb  .xxp  : not  Q>H  ^ is  ^ send  ^ start  are not  budge
-2  chang nothi  code  comet to  compa the  cut after  down $  error messa  find $  findi  for us
-2  gatew was  had #  have been  inten to  is resol  is unava  is up  json $  measu  model is
-2  neith  no visib  nobod has  open  page descr  point of  promp was  proxy $  reads  repla
-2  reque $  run  sampl $  says that  statu of  subje  syste  the endpo  the sampl  this ticke
-2  to find  two calls  up to  view  was an  was not  with #  worke
-3  # in  # with  .#$  .$U  .$x$  .'Q$  .,h  .1_x  .9;@  .:d  .:n  .:nF  .:x  .;@  .;@$  .F#  .Fbx
-3  .Fp  .Ik  .IxP  .M:  .MFb  .Mt#  .Mx$  .PP$  .Pb9  .Pp1  .QpU  .RF  .Rh#  .Ro  .Ubn  .Ukx  .Ux§
-3  .^#b  .^F  .^T:  .^U1  .^Yb  .^nc  .^nx  .^p$  .^qI  .^x$  .b#  .bO$  .bo$  .boQ  .br$  .bsb
-3  .dn1  .n1  .nPb  .nc  .np  .npx  .nxM  .oQb  .ox$  .p$U  .pIR  .pR$  .ppx  .pxA  .r$  .sR  .sb
-3  .x'  .xUd  .xh  .xop  .xvp  .x§b  .§9$  I>  P>@  ^ compa  ^ did  ^ that  ^ what  after  after #
-3  answe  are charg  aren'  aren' sayin  at fault  at its  befor  billi $  by us  came  can  can't
-3  check  clean  close the  concu limit  credi are  day  day $  defau $  discu  earli  endpo
-3  evide that  faile $  for other  for that  for the  from  guess  has confi  haven  help page  id
-3  impli  in #  infer  inten  is at  json  key was  know  laten :  limit :  many  may be  me
-3  model :  model in  no  no evide  nor  not confi  not known  not reque  of a  of this  on price
-3  only the  our deplo  our worke  out  out $  page lists  place $  possi $  price we  probl
-3  refer  regar  repro  reque with  resol $  role  sayin  servi had  share the  specu  steps  test
-3  that comet  the affec  the body  the custo  the docum  the other  the packe  the quota
-3  the sente  the token  theor  this packe  this that  timed  tool $  trace  track  unava  unkno $
-3  url  url $  valid  visib  was never  we aren'  we leave  wheth the  wheth there  witho strea
-4  # #  # ,  # ?  # minut  '>@  , we  .#b  .#p#  .#x$  .9M  .:  .:no  .;x$  .=  .?  .?$  .A,  .FF
-4  .Ff  .Fxb  .Ixx  .Ob  .PP  .Pbc  .R,  .Rbk  .Rx$  .UU  .Ubp  .Yp  .^$F  .^'F  .^9x  .^Fx  .^Lp
-4  .^PF  .^Po  .^w  .^xU  ._dn  .b#x  .b$  .bF  .bI  .bnF  .bp  .cP  .db  .dnh  .hx#  .kM  .nR$
-4  .nb  .nb9  .nxP  .oQ  .oR  .pI  .pLb  .pPp  .pUb  .pw  .x  .x;  .xL$  .xb#  .xdn  .xp  .xp@
-4  .xpO  .xx  .xxa  .§w  =  ?  ? $  A>'  F>Q  R?>  ^ i  ^ retri  ^ switc  ^ was  a topic  an inter
-4  api $  api key  as  asser  avail  billi is  blame  call was  compl $  concl from  deny  docum
-4  don't  else  ends  evide  failu $  fallb  field  findi $  first  fixed  from this  got a
-4  in here  in this  incid  it passe  it works  knowl  knowl of  knows  limit of  looke  looke at
-4  many reque  mean that  n  n a  n>T  no findi  not chang  not have  not mean  nothi about
-4  nothi in  numbe  once  our  our custo  our inter  our own  our servi  packe $  possi  remov
-4  resol  s  same reque  sampl  says  show  speak  stagi  switc  team  tell  that day  the help
-4  the messa  the respo  to  to comet  to confi  too many  tool  topic  unkno  upstr is  was down
-4  was remov  was slow  were remov  what happe  why the  with  with a  withd
-5  # s  .#,  .#R  .#Rh  .#U  .'Q  .,$  .1_  .1n  .:o  .F$  .Fb  .Fpx  .Ix  .Ixp  .MV$  .M_  .N$
-5  .P'Q  .PU  .Pt  .R1  .R:  .UF$  .Ub1  .^PU  .^Rp  .^Uk  .^d  .^o  .^§d  .bFp  .bno  .dU  .h#
-5  .hnF  .hnx  .nx  .o2  .pL  .pR  .xP  .xbx  .xd9  .xpR  .§9  C>C  F>  I>A  ^ on  ^ our  ^ pleas
-5  alleg  an  an outag  and  asked  billi  claim  close  comme on  deeps #  it $  job  nn>
-5  not prove  owner  passe  provi capac  provi to  recor  remov from  reque in  retri  servi was
-5  ticke  to the  to us  two  unava $  user  we are  we canno  what the
-6  .'xp  .F_  .FpF  .N  .U9  .Ubx  .Ud  .Uo  .^Fp  .^MV  .^U9  .^n$  .^x9  .^xR  ._x  .d1$  .d9
-6  .nC  .p@  .pO  .qI  A>P  U>  Un>'  comme  descr  do  find  here $  its  judge  look  of an
-6  our clien  packe  page  permi  place  scope  sdk  sente  someb  the answe  the clien  the secon
-6  verif
-7  .Ap  .MV  .^b  .^xb  .o$  .xbk  .xxx  ^ call  a #  about  body  concl  is for  n>C  not  one
-7  retur  retur a  say  the reque  workf  would be
-8  .Uk  .^1  .xP$  Un>  any  call  how  if  leave  own  see
-9  .1  for this  here
-10  ->  .bo  .dbx  inter  or
-11  .o  clien
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
